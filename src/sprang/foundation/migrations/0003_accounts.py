import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Limit',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('due', models.FloatField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name='platform',
            name='administrators_two_steps',
            field=models.BooleanField(default=False, verbose_name='Administratörer måste logga in i två steg'),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('session_key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('device', models.CharField(blank=True, max_length=200)),
                ('network', models.CharField(blank=True, max_length=45)),
                ('began_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['-seen_at'],
                'abstract': False,
            },
        ),
    ]
